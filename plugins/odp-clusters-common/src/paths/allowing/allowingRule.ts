import { stringify } from 'yaml';
import { authorizationManifests } from './authorizationManifests';
import { networkManifests } from './networkManifests';
import type { Path } from '../PathEnds';
import type { JudgedPair } from '../summarize';

/**
 * Manifests that open what is closed of a path, and nothing else: one for each
 * side that closes it. Undefined when nothing is closed.
 */
export function allowingRule(
  path: Path,
  pairs: JudgedPair[],
): string | undefined {
  const manifests = [
    ...networkManifests('egress', path, pairs),
    ...networkManifests('ingress', path, pairs),
    ...authorizationManifests(path, pairs),
  ];
  return manifests.length
    ? manifests
        .map(({ comments, object }) =>
          [
            ...comments.map(comment => `# ${comment}\n`),
            // Without references, which kubectl reads and people do not.
            object ? stringify(object, { aliasDuplicateObjects: false }) : '',
          ].join(''),
        )
        .join('---\n')
    : undefined;
}
