import {
  type ComponentSpec,
  imageRepository,
  renderSubscription,
  type TargetState,
  workspaceNamespace,
} from '@internal/target-state';

/** What the skeleton of a service is filled with; templates test for an empty string, not for what is missing. */
export function skeletonValues(
  target: TargetState,
  spec: ComponentSpec,
  owner: string,
) {
  const { name, title, description, workspace, repository = '' } = spec;
  const subscription = renderSubscription(target, spec);
  return {
    name,
    title,
    description,
    owner,
    workspace,
    namespace: workspaceNamespace(workspace),
    event: spec.event ?? '',
    topic: subscription?.topic ?? '',
    deadLetterTopic: subscription?.deadLetterTopic ?? '',
    subscription: subscription?.subscription ?? name,
    repositoryUrl: repository,
    imageRepository: imageRepository(target, spec),
    goModule: moduleAt(repository) ?? `odp.example/${workspace}/${name}`,
    templateVersion: spec.template.version,
  };
}

/** Module of Go in a repository; undefined for an address that is none, such as one with a query. */
function moduleAt(repository: string): string | undefined {
  return /^https:\/\/([\w-]+(\.[\w-]+)+(\/[\w.-]+)+)$/.exec(repository)?.[1];
}
