import type { Gap, PathAssessment, PathDecision } from '../contract';
import {
  evaluatePath,
  type Path,
  type PathEnd,
  pathVerdict,
  type PolicyWorld,
} from '../paths';
import type { PodRecord, RecordOf } from '../records';
import type { ArchitectureNamespace } from './ArchitectureInput';

type Namespaces = ReadonlyMap<string, ArchitectureNamespace>;

/** What was found of a path, and what it was judged by. */
interface Page {
  from: EndState;
  to: EndState;
  port?: number;
  allows?: boolean;
  assessment?: PathAssessment;
}

/** What of an end has a part in a judgement. */
interface EndState {
  /** Absent outside the cluster. */
  pods?: PodRecord[];
  /** Of the policies and labels of its namespace. */
  version?: number;
}

/** The policies and labels of a namespace, and how often they changed. */
interface Ground {
  key: string;
  version: number;
}

/**
 * Judges paths of one cluster, and remembers from snapshot to snapshot: a path
 * is judged again when the pods of an end, or policies or labels of a namespace
 * at an end, are others.
 */
export class PathBook {
  readonly #ids = new WeakMap<object, number>();
  readonly #pods = new Map<string, { key: string; pods: PodRecord[] }>();
  readonly #grounds = new Map<string, Ground>();
  readonly #pages = new Map<string, Map<string, Page>>();
  #lastId = 0;
  #everywhere = '';
  #world: PolicyWorld | undefined;
  #gaps: Gap[] = [];

  readonly #meshRootNamespace: string;

  /** @param meshRootNamespace - AuthorizationPolicies of it hold in the whole mesh */
  static create(meshRootNamespace: string): PathBook {
    return new PathBook(meshRootNamespace);
  }

  private constructor(meshRootNamespace: string) {
    this.#meshRootNamespace = meshRootNamespace;
  }

  /** Takes the policies and labels of a snapshot; what follows is judged by them. */
  open(namespaces: Namespaces, gaps: Gap[]): void {
    // What holds in the whole mesh, and what cannot be read, has a part in every path.
    const everywhere = [
      this.#keyOf(
        namespaces.get(this.#meshRootNamespace)?.records.authorizationpolicies,
      ),
      ...gaps.map(({ kind, cause }) => `${kind} ${cause}`),
    ].join();
    const others = [...namespaces].filter(([name, namespace]) =>
      this.#isOther(name, namespace),
    );
    if (!this.#world || everywhere !== this.#everywhere || others.length) {
      this.#world = worldOf(namespaces, gaps, this.#meshRootNamespace);
      this.#gaps = gaps;
    }
    if (everywhere !== this.#everywhere) {
      this.#everywhere = everywhere;
      this.#pages.clear();
    }
  }

  /** The same list as before when nothing changed that a policy looks at. */
  podsOf(component: string, pods: PodRecord[]): PodRecord[] {
    const key = pods
      .map(({ uid, labels, ports, ip, phase }) =>
        [uid, this.#idOf(labels), this.#idOf(ports), ip, phase].join(' '),
      )
      .join();
    const known = this.#pods.get(component);
    if (known?.key === key) {
      return known.pods;
    }
    this.#pods.set(component, { key, pods });
    return pods;
  }

  /** What policies say of a path; of those that cannot be read, what is to be done about it. */
  assess(path: Path): PathAssessment {
    const page = this.#pageOf(path);
    page.assessment ??= this.#explain(evaluatePath(path, this.#world!));
    return page.assessment;
  }

  /** Whether a path is open, for some pods at least. */
  allows(path: Path): boolean {
    const page = this.#pageOf(path);
    if (page.allows === undefined) {
      const verdict = pathVerdict(path, this.#world!);
      page.allows = verdict === 'allowed' || verdict === 'partly';
    }
    return page.allows;
  }

  #pageOf({ from, to, port }: Path): Page {
    const chapter = this.#pages.get(from.name) ?? new Map<string, Page>();
    this.#pages.set(from.name, chapter);
    const known = chapter.get(to.name);
    if (
      known &&
      known.port === port?.port &&
      this.#isUnchanged(known.from, from) &&
      this.#isUnchanged(known.to, to)
    ) {
      return known;
    }
    const page = {
      from: this.#stateOf(from),
      to: this.#stateOf(to),
      port: port?.port,
    };
    chapter.set(to.name, page);
    return page;
  }

  #isUnchanged({ pods, version }: EndState, end: PathEnd): boolean {
    return end.kind === 'pods'
      ? pods === end.pods &&
          version === this.#grounds.get(end.namespace)?.version
      : pods === undefined;
  }

  #stateOf(end: PathEnd): EndState {
    return end.kind === 'pods'
      ? {
          pods: end.pods,
          version: this.#grounds.get(end.namespace)?.version,
        }
      : {};
  }

  #explain({
    egress,
    ingress,
    authorization,
    ...rest
  }: PathAssessment): PathAssessment {
    const explained = (kind: string, decision: PathDecision) => {
      const gap = this.#gaps.find(
        each => each.kind === kind && each.cause !== 'absent',
      );
      return gap && decision.verdict === 'unknown'
        ? { ...decision, words: gap.message }
        : decision;
    };
    return {
      ...rest,
      egress: explained('networkpolicies', egress),
      ingress: explained('networkpolicies', ingress),
      authorization: explained('authorizationpolicies', authorization),
    };
  }

  #isOther(name: string, { labels, records }: ArchitectureNamespace): boolean {
    const key = [
      JSON.stringify(labels),
      this.#keyOf(records.networkpolicies),
      this.#keyOf(records.authorizationpolicies),
    ].join(' ');
    const ground = this.#grounds.get(name);
    if (ground?.key === key) {
      return false;
    }
    this.#grounds.set(name, { key, version: (ground?.version ?? 0) + 1 });
    return true;
  }

  #keyOf(records: object[] | undefined): string {
    return records ? records.map(record => this.#idOf(record)).join() : '-';
  }

  #idOf(value: object): number {
    const known = this.#ids.get(value);
    if (known !== undefined) {
      return known;
    }
    this.#lastId += 1;
    this.#ids.set(value, this.#lastId);
    return this.#lastId;
  }
}

function worldOf(
  namespaces: Namespaces,
  gaps: Gap[],
  meshRootNamespace: string,
): PolicyWorld {
  /** Policies of a kind; undefined when it cannot be read. A kind that a cluster does not know has none. */
  function policiesOf<K extends 'networkpolicies' | 'authorizationpolicies'>(
    kind: K,
  ): ((namespace: string) => RecordOf<K>[]) | undefined {
    const isAbsent = gaps.some(
      gap => gap.kind === kind && gap.cause === 'absent',
    );
    const isRead = [...namespaces.values()].every(
      ({ records }) => records[kind],
    );
    return isRead || isAbsent
      ? name => (namespaces.get(name)?.records[kind] ?? []) as RecordOf<K>[]
      : undefined;
  }
  return {
    networkPolicies: policiesOf('networkpolicies'),
    authorizationPolicies: policiesOf('authorizationpolicies'),
    namespaceLabels: name => namespaces.get(name)?.labels,
    meshRootNamespace,
  };
}
