import type { Directory } from '../plan/Directory';

/** A catalog that knows everybody but the missing, no System, and of Components Kong alone. */
export function fakeDirectory(missing: ReadonlySet<string>): Directory {
  return {
    missingOf: async refs =>
      refs.filter(
        ref =>
          missing.has(ref) ||
          ref.startsWith('system:') ||
          (ref.startsWith('component:') && ref !== 'component:default/kong'),
      ),
  };
}
