import { aPod } from '@internal/test-utils';
import { parseAllDocuments } from 'yaml';
import {
  projectAuthorizationPolicy,
  projectNamespace,
  projectNetworkPolicy,
  projectPod,
} from '../../records';
import type { PathEnd, PolicyWorld } from '../PathEnds';

type Fields = Record<string, any>;

/** Objects of a cluster as they are applied to it. */
export class TestWorld {
  readonly #objects: Fields[];

  static create(objects: Fields[]): TestWorld {
    return new TestWorld(objects);
  }

  private constructor(objects: Fields[]) {
    this.#objects = objects;
  }

  /** The policies of the objects, less the kinds that are left out. */
  world(unreadable: Array<keyof PolicyWorld> = []): PolicyWorld {
    const namespaces = this.#project('Namespace', projectNamespace);
    const network = this.#project('NetworkPolicy', projectNetworkPolicy);
    const authorization = this.#project(
      'AuthorizationPolicy',
      projectAuthorizationPolicy,
    );
    const world: PolicyWorld = {
      networkPolicies: name => network.filter(at => at.namespace === name),
      authorizationPolicies: name =>
        authorization.filter(at => at.namespace === name),
      namespaceLabels: name =>
        namespaces.find(namespace => namespace.name === name)?.labels,
      meshRootNamespace: 'istio-system',
    };
    unreadable.forEach(key => delete world[key]);
    return world;
  }

  /** The cluster after the objects of a manifest were applied to it. */
  apply(manifest: string): TestWorld {
    return TestWorld.create([
      ...this.#objects,
      ...parseAllDocuments(manifest)
        .map(document => document.toJS())
        .filter(Boolean),
    ]);
  }

  #project<R>(kind: string, project: (raw: unknown) => R | undefined): R[] {
    return this.#objects
      .filter(object => object.kind === kind)
      .flatMap(object => project(object) ?? []);
  }
}

/** Pods of a component, with names, addresses and a proxy unless told otherwise. */
export function podsOf(
  name: string,
  namespace: string,
  pods: Fields[] = [{}],
): PathEnd & { kind: 'pods' } {
  return {
    kind: 'pods',
    name,
    namespace,
    pods: pods.map(
      ({ labels, ports, proxy = true, status, ...spec }, index) =>
        projectPod(
          aPod({
            metadata: {
              name: `${name}-${index}`,
              namespace,
              labels: labels ?? { 'app.kubernetes.io/name': name },
            },
            spec: {
              serviceAccountName: name,
              containers: [
                { name, ports },
                ...(proxy ? [{ name: 'istio-proxy' }] : []),
              ],
              ...spec,
            },
            status: { podIP: `10.8.0.${index + 1}`, ...status },
          }),
        )!,
    ),
  };
}
