import type { ObjectReference } from './KubernetesObject';

/** The object that has the name now is not the one that was to be removed; it is left alone. */
export class OtherObjectError extends Error {
  /** Of the object that was meant. */
  readonly uid: string;
  /** Of the object that has its name. */
  readonly foundUid: string;

  constructor(
    { kind, name, namespace }: ObjectReference,
    uids: { meant: string; found: string },
  ) {
    const place = namespace ? ` in ${namespace}` : '';
    super(
      `the ${kind} '${name}'${place} is another one now (uid ${uids.found}) than the one to remove (uid ${uids.meant}); it is left alone`,
    );
    this.name = 'OtherObjectError';
    this.uid = uids.meant;
    this.foundUid = uids.found;
  }
}
