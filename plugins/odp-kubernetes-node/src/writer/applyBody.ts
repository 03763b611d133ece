import type { KubernetesObject } from './KubernetesObject';

/** What only the server sets; sent, it would be refused, or be owned by us. */
const OF_THE_SERVER = new Set([
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
]);

/**
 * What JSON allows in a text and YAML takes for the end of a line, or refuses: servers read an apply
 * as YAML, whatever it looks like.
 */
const NOT_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The intent of an apply as JSON that is YAML as well, for an object of that version if one is named. Unknown fields stay. */
export function applyBody(
  object: KubernetesObject,
  { resourceVersion }: { resourceVersion?: string } = {},
): string {
  const { status: _, metadata, ...rest } = object;
  const own = Object.entries(metadata).filter(
    ([field]) => !OF_THE_SERVER.has(field),
  );
  const body = {
    ...rest,
    metadata: {
      ...Object.fromEntries(own),
      ...(resourceVersion && { resourceVersion }),
    },
  };
  return JSON.stringify(body).replace(
    NOT_IN_YAML,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
