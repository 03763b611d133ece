import {
  jsonPatch,
  mergePatch,
  type Resource,
  StatusError,
  strategicMergePatch,
} from '../store';

type Patch = (target: unknown, patch: unknown) => unknown;

const PATCHES: Record<string, Patch> = {
  'application/json-patch+json': jsonPatch,
  'application/merge-patch+json': mergePatch,
  'application/strategic-merge-patch+json': strategicMergePatch,
};

/** The patch of a content type. @throws StatusError 415 for one that the kind does not take */
export function patchOf(contentType: string, { group }: Resource): Patch {
  const type = contentType.split(';')[0].trim();
  // Custom resources have no merge keys, so servers refuse it for them.
  const isCustom = group.endsWith('istio.io');
  if (!Object.hasOwn(PATCHES, type) || (isCustom && /strategic/.test(type))) {
    const message = `the body of the request was in an unknown format (${type}) - accepted media types include: ${Object.keys(
      PATCHES,
    ).join(', ')}`;
    throw new StatusError(415, 'UnsupportedMediaType', { message });
  }
  return PATCHES[type];
}
