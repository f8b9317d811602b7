// Compiles dashboards (JSON files) as values of the type in dashboard.ts, and prints the errors of the compiler.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';

const sources = process.argv.slice(2).map((file) => {
  const source = `${basename(file, '.json')}.check.ts`;
  const json = readFileSync(file, 'utf8').trim();
  const type = "import type { LeaderboardDashboard } from './dashboard';";
  writeFileSync(source, `${type}\nexport const dashboard: LeaderboardDashboard = ${json};\n`);
  return source;
});
const program = ts.createProgram(sources, {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
});
for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
  const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
  console.log(`${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ').slice(0, 400)}`);
}
