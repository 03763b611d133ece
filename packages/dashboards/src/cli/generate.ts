import { loadTargetState } from '@internal/target-state';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from '../generatedFiles';

const FOLDER = 'target-state';

const files = generatedFiles(loadTargetState(path.join(FOLDER, 'odp.yaml')));
files.forEach((text, name) => {
  const file = path.join(FOLDER, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
});
process.stdout.write(`${files.size} files written below ${FOLDER}\n`);
