import type {
  KubernetesKind,
  KubernetesObject,
  NewKubernetesObject,
  ObjectReference,
} from './KubernetesObject';

/** What any call may carry. */
export interface WriterCallOptions {
  signal?: AbortSignal;
}

export interface CreateOptions extends WriterCallOptions {
  /** The server judges and answers as if, and keeps nothing. */
  dryRun?: boolean;
}

export interface ApplyOptions extends CreateOptions {
  /** Takes over fields that other field managers own with another value. */
  force?: boolean;
  /** Refused with 409 when the object is of another one by now. */
  resourceVersion?: string;
}

export interface RemoveOptions extends WriterCallOptions {
  /** Of the object that is meant; another one of its name is left alone. */
  uid: string;
  /** What happens to what the object owns; the kind's own default when absent. */
  propagation?: 'Foreground' | 'Background';
}

/** A server's answer to a write. */
export interface Written {
  /** The object as the server has it, or would have it after a dry run. */
  object: KubernetesObject;
  /** What the server warns of, such as running pods that a namespace's Pod Security forbids. */
  warnings: string[];
}

/**
 * Writes to one cluster, under one field manager: the kinds of a list, in namespaces that are ours,
 * and nothing else. A pod is only tried: without `dryRun` it is refused.
 *
 * Every method throws `WriteRefusedError` before anything is sent for what is beyond that,
 * `KubernetesApiError` for an answer of 300 and above (reason `KindNotServed` when the cluster does
 * not know the kind), `ConnectionError` when there is no answer, and the reason of `signal` when it
 * fired. All but `create` are repeated after 429, 5xx and broken connections, within limits.
 */
export interface ClusterWriter {
  /** Name of the cluster. */
  readonly cluster: string;
  /**
   * Server-side apply of the complete intent: a field that was applied before and is left out now
   * is removed. Fields that only the server sets, and `status`, are not sent. Throws
   * `ApplyConflictError` without `force` when others own what would change.
   */
  apply(object: KubernetesObject, options?: ApplyOptions): Promise<Written>;
  /** Sent once: for access reviews, and for what is only tried. */
  create(
    object: NewKubernetesObject,
    options?: CreateOptions,
  ): Promise<Written>;
  /** `undefined` when there is no such object. */
  read(
    reference: ObjectReference,
    options?: WriterCallOptions,
  ): Promise<KubernetesObject | undefined>;
  /** All objects of a namespaced kind in one namespace. */
  list(
    kind: KubernetesKind,
    namespace: string,
    options?: WriterCallOptions,
  ): Promise<KubernetesObject[]>;
  /**
   * `removed`: the server accepted it; what has finalizers, and a namespace, still ends. `gone`:
   * there is no such object. Throws `OtherObjectError` when the object of that name has another uid.
   */
  remove(
    reference: ObjectReference,
    options: RemoveOptions,
  ): Promise<'removed' | 'gone'>;
  /** Ends every connection and pause; calls under way fail. */
  close(): Promise<void>;
}
