import type {
  NamespaceFacts,
  RecordOf,
} from '@internal/plugin-odp-clusters-common';
import {
  componentOf,
  dependentsOf,
  entityRefOf,
  layerOfNamespace,
  type TargetState,
} from '@internal/target-state';

/** Pseudo layer of the namespaces that tenants have. */
const WORKSPACES_LAYER = 'workspaces';

const WORKSPACE_LABEL = 'odp.io/workspace';

/** Joins namespaces with what the target state says of them. */
export class NamespaceFactsResolver {
  readonly #target: TargetState;
  readonly #overrides: Record<string, string>;

  /**
   * @param overrides namespace to layer id, before what the target state says
   * @throws Error for a layer that there is not
   */
  static create(
    target: TargetState,
    overrides: Record<string, string>,
  ): NamespaceFactsResolver {
    const layers = [...target.layers.map(({ id }) => id), WORKSPACES_LAYER];
    for (const [namespace, layer] of Object.entries(overrides)) {
      if (!layers.includes(layer)) {
        throw new Error(
          `odp.clusters.namespaceLayers.${namespace}: there is no layer '${layer}'; there are ${layers.join(
            ', ',
          )}`,
        );
      }
    }
    return new NamespaceFactsResolver(target, overrides);
  }

  private constructor(target: TargetState, overrides: Record<string, string>) {
    this.#target = target;
    this.#overrides = overrides;
  }

  /** Entity ref of the group whose the clusters are. */
  clusterOwner(): string {
    return `group:default/${this.#target.domain.owner}`;
  }

  /** Layers in their order, workspaces after the last one that has namespaces of its own. */
  layers(): Array<{ id: string; title: string }> {
    return [
      ...this.#target.layers
        .filter(({ namespaces }) => namespaces.length)
        .map(({ id, title }) => ({ id, title })),
      { id: WORKSPACES_LAYER, title: 'Workspaces' },
    ];
  }

  /** Mesh policies here hold in every namespace. */
  get meshRootNamespace(): string {
    return this.#target.mesh.rootNamespace;
  }

  of(
    namespace: Pick<RecordOf<'namespaces'>, 'name' | 'labels' | 'owner'>,
  ): NamespaceFacts {
    const { name, labels, owner } = namespace;
    const workspace = labels[WORKSPACE_LABEL];
    const layer = layerOfNamespace(this.#target, name);
    return {
      layer:
        this.#overrides[name] ??
        layer?.id ??
        (workspace ? WORKSPACES_LAYER : undefined),
      owner: owner ?? (layer && `group:default/${layer.owner}`),
      entity: layer && `system:default/${layer.id}`,
      componentEntity: component => {
        const found = componentOf(this.#target, {
          namespace: name,
          name: component,
        });
        return found && entityRefOf(found);
      },
      dependents: component => dependentsOf(this.#target, component),
    };
  }
}
