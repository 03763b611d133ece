import {
  type KindName,
  type NamespaceRecords,
  type NodeRecord,
  type RecordOf,
} from '@internal/plugin-odp-clusters-common';
import { RestartHistory } from './RestartHistory';

type NamespacedKind = Exclude<KindName, 'nodes' | 'namespaces'>;
type ByNamespace = Map<string, Map<string, unknown>>;

/** Kinds that no rule reads, so that a change of them changes no assessment. */
const UNREAD: ReadonlySet<KindName> = new Set([
  'services',
  'endpointslices',
  'limitranges',
  'cronjobs',
]);

/**
 * The records of one cluster by namespace, and which namespaces have to be
 * assessed again because one of their records changed.
 */
export class ClusterStore {
  readonly restarts: RestartHistory;
  readonly #nodes = new Map<string, NodeRecord>();
  readonly #namespaces = new Map<string, RecordOf<'namespaces'>>();
  readonly #records = new Map<KindName, ByNamespace>();
  readonly #readable = new Set<KindName>();
  readonly #dirty = new Set<string>();
  readonly #dirtyNodes = new Set<string>();

  /** Mesh policies here hold in every namespace. */
  readonly #meshRoot: string;

  static create(now: () => number, meshRootNamespace: string): ClusterStore {
    return new ClusterStore(now, meshRootNamespace);
  }

  private constructor(now: () => number, meshRootNamespace: string) {
    this.restarts = RestartHistory.create(now);
    this.#meshRoot = meshRootNamespace;
  }

  upsert<K extends KindName>(
    kind: K,
    record: RecordOf<K>,
    previous: RecordOf<K> | undefined,
  ): void {
    if (kind === 'nodes') {
      const node = record as NodeRecord;
      if (!sameNode(this.#nodes.get(node.name), node)) {
        this.#dirtyNodes.add(node.name);
      }
      this.#nodes.set(node.name, node);
      return;
    }
    if (kind === 'namespaces') {
      this.#namespaces.set(record.name, record as RecordOf<'namespaces'>);
      this.#dirty.add(record.name);
      return;
    }
    if (kind === 'pods') {
      this.restarts.observe(
        record as RecordOf<'pods'>,
        previous as RecordOf<'pods'> | undefined,
      );
    }
    const byNamespace = this.#byNamespace(kind);
    const records = byNamespace.get(record.namespace) ?? new Map();
    byNamespace.set(record.namespace, records);
    records.set(record.name, record);
    this.#mark(kind, record.namespace);
  }

  remove<K extends KindName>(kind: K, record: RecordOf<K>): void {
    if (kind === 'nodes') {
      this.#nodes.delete(record.name);
      this.#dirtyNodes.add(record.name);
    } else if (kind === 'namespaces') {
      this.#namespaces.delete(record.name);
      this.restarts.forget(record.name);
      this.#dirty.add(record.name);
    } else {
      const byNamespace = this.#byNamespace(kind);
      const records = byNamespace.get(record.namespace);
      records?.delete(record.name);
      if (!records?.size) {
        byNamespace.delete(record.namespace);
      }
      this.#mark(kind, record.namespace);
    }
  }

  /** Says whether a kind's records are complete enough to speak of. */
  setReadable(kind: KindName, readable: boolean): void {
    if (readable === this.#readable.has(kind)) {
      return;
    }
    if (readable) {
      this.#readable.add(kind);
    } else {
      this.#readable.delete(kind);
    }
    this.markAll();
  }

  /** Kinds whose records are complete enough to speak of. */
  readable(): ReadonlySet<KindName> {
    return new Set(this.#readable);
  }

  markAll(): void {
    for (const name of this.#namespaces.keys()) {
      this.#dirty.add(name);
    }
  }

  /** Namespaces to assess again; `usesNode` tells which of them a changed node concerns. */
  takeDirty(usesNode: (namespace: string, node: string) => boolean): string[] {
    for (const node of this.#dirtyNodes) {
      for (const name of this.#namespaces.keys()) {
        if (usesNode(name, node)) {
          this.#dirty.add(name);
        }
      }
    }
    const names = [...this.#dirty];
    this.#dirty.clear();
    this.#dirtyNodes.clear();
    return names;
  }

  /** Whether a node changed since {@link takeDirty}. */
  get hasChangedNodes(): boolean {
    return this.#dirtyNodes.size > 0;
  }

  namespace(name: string): RecordOf<'namespaces'> | undefined {
    return this.#namespaces.get(name);
  }

  nodes(): NodeRecord[] {
    return [...this.#nodes.values()];
  }

  /** Looks a node up; undefined when nodes cannot be read. */
  nodeLookup(): ((name: string) => NodeRecord | undefined) | undefined {
    return this.#readable.has('nodes')
      ? name => this.#nodes.get(name)
      : undefined;
  }

  recordsOf(namespace: string): NamespaceRecords {
    const bundle: Record<string, unknown[]> = {};
    for (const kind of this.#readable) {
      if (kind !== 'nodes' && kind !== 'namespaces') {
        bundle[kind] = this.#list(kind, namespace);
      }
    }
    return bundle as NamespaceRecords;
  }

  meshRoot() {
    return {
      peerAuthentications: this.#list(
        'peerauthentications',
        this.#meshRoot,
      ) as RecordOf<'peerauthentications'>[],
      destinationRules: this.#list(
        'destinationrules',
        this.#meshRoot,
      ) as RecordOf<'destinationrules'>[],
    };
  }

  /** A pod, for who asks for its log. */
  pod(namespace: string, name: string): RecordOf<'pods'> | undefined {
    return this.#byNamespace('pods').get(namespace)?.get(name) as
      | RecordOf<'pods'>
      | undefined;
  }

  #list(kind: NamespacedKind, namespace: string): unknown[] {
    return [...(this.#byNamespace(kind).get(namespace)?.values() ?? [])];
  }

  #byNamespace(kind: KindName): ByNamespace {
    const records = this.#records.get(kind) ?? new Map();
    this.#records.set(kind, records);
    return records;
  }

  #mark(kind: KindName, namespace: string) {
    if (UNREAD.has(kind)) {
      return;
    }
    const meshWide =
      namespace === this.#meshRoot &&
      (kind === 'peerauthentications' || kind === 'destinationrules');
    if (meshWide) {
      this.markAll();
    } else {
      this.#dirty.add(namespace);
    }
  }
}

/** A heartbeat changes a node and nothing that anybody sees. */
function sameNode(a: NodeRecord | undefined, b: NodeRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
