import { nanosOf } from '../schema/quantity';
import {
  type Fields,
  invalidValue,
  type Problem,
  requiredValue,
  sameJson,
  type StoredObject,
} from '../store';
import { problemsOfContainerName } from './names';

/** What is wrong with a pod's spec at `path`. */
export function problemsOfPod(
  spec: Fields | undefined,
  path: string,
): Problem[] {
  const containers = (spec?.containers ?? []) as Fields[];
  if (!containers.length) {
    return [requiredValue(`${path}.containers`)];
  }
  return containers.flatMap((container, index) =>
    problemsOfContainer(container, `${path}.containers[${index}]`),
  );
}

/** What is wrong with a workload that makes pods, and with changing it. */
export function problemsOfWorkload(
  { spec }: StoredObject,
  previous?: StoredObject,
): Problem[] {
  if (!spec?.selector) {
    return [requiredValue('spec.selector')];
  }
  const { selector, template } = spec;
  const wanted = (selector.matchLabels ?? {}) as Fields;
  const given = (template?.metadata?.labels ?? {}) as Fields;
  const isOwn = Object.entries(wanted).every(
    ([key, value]) => given[key] === value,
  );
  return [
    ...(isOwn
      ? []
      : [
          invalidValue(
            'spec.template.metadata.labels',
            given,
            '`selector` does not match template `labels`',
          ),
        ]),
    ...problemsOfPod(template?.spec, 'spec.template.spec'),
    ...(previous && !sameJson(previous.spec?.selector, selector)
      ? [invalidValue('spec.selector', selector, 'field is immutable')]
      : []),
  ];
}

function problemsOfContainer(container: Fields, at: string): Problem[] {
  const { name, image, resources } = container;
  const requests = (resources?.requests ?? {}) as Record<string, string>;
  const limits = (resources?.limits ?? {}) as Record<string, string>;
  return [
    ...(name
      ? problemsOfContainerName(name, `${at}.name`)
      : [requiredValue(`${at}.name`)]),
    ...(image ? [] : [requiredValue(`${at}.image`)]),
    ...Object.entries(requests)
      .filter(
        ([key, value]) =>
          limits[key] !== undefined && nanosOf(value)! > nanosOf(limits[key])!,
      )
      .map(([key, value]) =>
        invalidValue(
          `${at}.resources.requests`,
          value,
          `must be less than or equal to ${key} limit of ${limits[key]}`,
        ),
      ),
  ];
}
