import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './portalConfig';

/** Files of skeletons as they are before they are filled in, by path; what comes later replaces what came before. */
export function skeletonFiles(...skeletons: string[]): Record<string, string> {
  return Object.fromEntries(
    skeletons.flatMap(skeleton => {
      const folder = path.join(root, 'templates', skeleton);
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(({ parentPath, name }) => {
          const file = path.join(parentPath, name);
          return [path.relative(folder, file), readFileSync(file, 'utf8')];
        });
    }),
  );
}
