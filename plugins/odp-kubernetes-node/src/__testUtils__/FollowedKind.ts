import type {
  ReflectorHandle,
  ReflectorOptions,
} from '../reflector/ReflectorOptions';
import type { ReflectorPhase } from '../reflector/ReflectorState';

interface Version {
  uid: string;
  resourceVersion: string;
}

interface Listed {
  metadata: { name: string; namespace?: string };
}

/** A consumer of one kind that keeps books of its own of what it was told. */
export class FollowedKind {
  readonly path: string;
  readonly callbacks: Pick<
    ReflectorOptions<Version>,
    'project' | 'onUpsert' | 'onRemove' | 'onStateChange'
  >;
  /** Phases in order, each named once in a row. */
  readonly phases: ReflectorPhase[] = [];
  readonly reasons: string[] = [];
  /** What a consumer must never be told, in words. */
  readonly contradictions: string[] = [];
  readonly #held = new Map<string, Version>();
  #handle: ReflectorHandle<unknown> | undefined;

  static create(kind: { group: string; plural: string }): FollowedKind {
    return new FollowedKind(kind);
  }

  private constructor({ group, plural }: { group: string; plural: string }) {
    this.path = `${group ? `/apis/${group}/v1` : '/api/v1'}/${plural}`;
    this.callbacks = {
      project: raw => versionOf(raw as Listed),
      onUpsert: (record, previous, key) => {
        if (this.#held.get(key) !== previous) {
          this.contradictions.push(`${key}: another one was there before`);
        }
        this.#held.set(key, record);
      },
      onRemove: (record, key) => {
        if (this.#held.get(key) !== record) {
          this.contradictions.push(`${key}: removed, and was not there`);
        }
        this.#held.delete(key);
      },
      onStateChange: ({ phase, reason }) => {
        if (this.phases.at(-1) !== phase) {
          this.phases.push(phase);
        }
        if (reason) {
          this.reasons.push(reason);
        }
      },
    };
  }

  attach(handle: ReflectorHandle<unknown>): void {
    this.#handle = handle;
  }

  get handle(): ReflectorHandle<unknown> {
    return this.#handle!;
  }

  get phase(): ReflectorPhase {
    return this.handle.state().phase;
  }

  get size(): number {
    return this.#held.size;
  }

  has(key: string): boolean {
    return this.#held.has(key);
  }

  /** Whether each object is held once, in the version that it has. */
  isEqualTo(objects: Listed[]): boolean {
    return (
      objects.length === this.#held.size &&
      objects.every(object => {
        const { name, namespace } = object.metadata;
        const held = this.#held.get(namespace ? `${namespace}/${name}` : name);
        const now = versionOf(object);
        return (
          held?.uid === now.uid && held.resourceVersion === now.resourceVersion
        );
      })
    );
  }
}

function versionOf({ metadata }: Listed): Version {
  const { uid, resourceVersion } = metadata as unknown as Version;
  return { uid, resourceVersion };
}
