// Parses an AsyncAPI document and prints its size, or its errors.
import { Parser, fromFile } from '@asyncapi/parser';

const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter(({ severity }) => severity === 0);
if (errors.length > 0 || !document) {
  errors.forEach(({ path, message }) => console.log(`error at ${path.join('/')}: ${message}`));
  process.exit(1);
}
console.log(`${document.channels().all().length} channels, ${document.operations().all().length} operations`);
