import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import type { KubernetesDriverOptions } from './kubernetes/KubernetesDriver';

/**
 * What clusters call a user or a group of the catalog, by templates with `{name}` in
 * them. One of another namespace than `default` has that in front, so that it is
 * never taken for its namesake.
 */
export function subjectNames(templates: {
  group: string;
  user: string;
}): KubernetesDriverOptions['subjectName'] {
  return entityRef => {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const isGroup = kind.toLocaleLowerCase('en-US') === 'group';
    const called =
      namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
    return {
      kind: isGroup ? 'Group' : 'User',
      name: templates[isGroup ? 'group' : 'user'].replace('{name}', called),
    };
  };
}
