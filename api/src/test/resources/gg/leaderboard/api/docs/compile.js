// Compiles TypeScript strictly and keeps the scripts by name in `window.compiled`. Returns the problems. The server of
// the page has the declarations of the browser and of the language.
const read = (name) => {
  if (!(name in sources) && name.startsWith('/lib/')) {
    const request = new XMLHttpRequest();
    request.open('GET', name, false);
    request.send();
    sources[name] = request.status === 200 ? request.responseText : undefined;
  }
  return sources[name];
};
const options = {
  strict: true,
  noImplicitReturns: true,
  noEmitOnError: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};
window.compiled = {};
const host = {
  fileExists: (name) => read(name) !== undefined,
  readFile: read,
  writeFile: (name, text) => (window.compiled[name] = text),
  getSourceFile: (name, version) =>
    read(name) === undefined ? undefined : ts.createSourceFile(name, read(name), version, true),
  getDefaultLibFileName: () => '/lib/lib.d.ts',
  getDefaultLibLocation: () => '/lib',
  getCurrentDirectory: () => '/',
  getCanonicalFileName: (name) => name,
  useCaseSensitiveFileNames: () => true,
  getNewLine: () => '\n',
};
const program = ts.createProgram(Object.keys(sources), options, host);
return [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics].map(
  ({ file, messageText }) => (file ? file.fileName + ': ' : '') + ts.flattenDiagnosticMessageText(messageText, ' '),
);
