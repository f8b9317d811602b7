-- Commands that are planned while keys are read, and executed after the last read: {add, run}

local commands = {}

local function add(...)
  commands[#commands + 1] = {...}
end

local function run()
  for _, command in ipairs(commands) do
    redis.call(unpack(command))
  end
end

return {add = add, run = run}
