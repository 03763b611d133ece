import {
  type ComponentSpec,
  type KubernetesObject,
  renderComponent,
  type TargetState,
} from '@internal/target-state';
import { stringify } from 'yaml';

/** Names no image: a repository is written before there is one, and what is applied by mistake runs nothing. */
const NO_IMAGE = `sha256:${'0'.repeat(64)}`;

const NOTE = `# Rendered by the portal from what was asked for; it applies the same objects from its own record, with the digest
# that was deployed last. kustomize sets another image here:
#   kustomize edit set image <name>@sha256:...
`;

/**
 * Manifests of a component as files of the folder `deploy` of its repository, by
 * name: an object each, the same that the portal applies, and what kustomize needs.
 *
 * @throws Error for a size that there is not
 */
export function deployFiles(
  target: TargetState,
  spec: ComponentSpec,
): Record<string, string> {
  const { digest = NO_IMAGE } = spec;
  const objects = renderComponent(target, { ...spec, digest });
  const files = Object.fromEntries(
    objects.map(object => [fileOf(object), yaml(object)]),
  );
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources: Object.keys(files),
    images: imagesOf(objects).map(image => ({
      name: image.split('@')[0],
      digest,
    })),
  };
  return { ...files, 'kustomization.yaml': `${NOTE}${yaml(kustomization)}` };
}

function fileOf({ kind, metadata }: KubernetesObject): string {
  return `${kind.toLowerCase()}-${metadata.name}.yaml`;
}

function yaml(object: object): string {
  return stringify(object, { aliasDuplicateObjects: false });
}

function imagesOf(objects: KubernetesObject[]): string[] {
  return objects.flatMap(({ kind, spec }) =>
    kind === 'Deployment'
      ? (
          spec as {
            template: { spec: { containers: Array<{ image: string }> } };
          }
        ).template.spec.containers.map(({ image }) => image)
      : [],
  );
}
