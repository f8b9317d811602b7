// Returns the problems of a script: unknown or unused names, imports of missing names, unreachable code. Types are not
// checked. The script therefore needs no declarations of the browser library, only the names in `globals`.
const CODES = new Set([2304, 2305, 2307, 2451, 2552, 2614, 6133, 6192, 6196, 6198, 6199, 7027, 7028, 7029]);
const FIRST_AFTER_SYNTAX = 2000;
const declared = 'declare const ' + globals.map((name) => name + ': any').join(', ') + ';';
const sources = new Map([...Object.entries(files), ['globals.d.ts', declared]]);
const options = {
  allowJs: true,
  checkJs: true,
  noLib: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noFallthroughCasesInSwitch: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};
const host = {
  fileExists: (name) => sources.has(name),
  readFile: (name) => sources.get(name),
  getSourceFile: (name, version) =>
    sources.has(name) ? ts.createSourceFile(name, sources.get(name), version, true) : undefined,
  getDefaultLibFileName: () => 'none.d.ts',
  getCurrentDirectory: () => '',
  getCanonicalFileName: (name) => name,
  useCaseSensitiveFileNames: () => true,
  getNewLine: () => '\n',
};
const program = ts.createProgram([...sources.keys()], options, host);
return program
  .getSourceFiles()
  .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
  .filter(({ code }) => code < FIRST_AFTER_SYNTAX || CODES.has(code))
  .map((problem) => problem.file.fileName + ': ' + ts.flattenDiagnosticMessageText(problem.messageText, ' '));
