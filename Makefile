# Shortcuts for the commands in README.md. `make run` starts `./leaderboard` in the background; Ctrl-C does not stop it, `make stop` does.
#
#     make run && make feed ARGS=--duration=1m && make status && make stop

export LEADERBOARD_DATA ?= data
RUN   ?= ./leaderboard
API   ?= http://localhost:8000
KAFKA ?= localhost:9092
LOG   := $(LEADERBOARD_DATA)/console.log

# The lock file of the data contains the pid of its owner. The file outlives the process, so its command is checked, too.
pid = $$(sed -n 's/^pid \([0-9]*\),.*/\1/p' $(LEADERBOARD_DATA)/standalone.lock 2>/dev/null)
is_running = pid=$(pid); test -n "$$pid" && ps -p "$$pid" -o args= | grep -qi standalone

.PHONY: run feed stop test status logs

run: ## Starts everything and returns when scores are counted.
	@mkdir -p $(LEADERBOARD_DATA)
	@if $(is_running); then echo "It runs already, see make status."; exit 1; fi
	@echo "Starting. The first time takes some minutes; make logs in another terminal shows what it does."
	@nohup $(RUN) > $(LOG) 2>&1 & \
	started=$$!; \
	until curl -m 5 -fso /dev/null $(API)/ready; do \
	  kill -0 $$started 2>/dev/null || { tail -n 20 $(LOG); exit 1; }; \
	  sleep 1; \
	done; \
	echo "Open $(API). See it work with make logs, end it with make stop."

feed: ## Sends changing scores of a thousand players to the board battle-royale, until Ctrl-C or ARGS=--duration=1m.
	@API=$(API) KAFKA=$(KAFKA) examples/battle-royale.sh $(ARGS)

stop: ## Stops what make run or ./leaderboard has started.
	@if $(is_running); then \
	  kill $$pid; \
	  while kill -0 $$pid 2>/dev/null; do sleep 1; done; \
	  echo "Stopped."; \
	else echo "Nothing runs on the data in $(LEADERBOARD_DATA)."; fi

test: ## Runs all tests.
	./mvnw verify

status: ## Shows whether scores are counted, and if not, the reason.
	@if $(is_running); then cat $(LEADERBOARD_DATA)/standalone.lock; echo; else echo "Nothing runs on the data in $(LEADERBOARD_DATA)."; fi
	@curl -m 5 -sS $(API)/ready; echo

logs: ## Follows the output from the last hundred lines on, until Ctrl-C.
	@test -f $(LOG) || { echo "There is no $(LOG). Only make run writes it; ./leaderboard prints to its own terminal."; exit 1; }
	@tail -n 100 -F $(LOG)
