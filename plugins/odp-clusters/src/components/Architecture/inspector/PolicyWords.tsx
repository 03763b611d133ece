import { Link } from '@backstage/core-components';
import type { PathDecision } from '@internal/plugin-odp-clusters-common';
import { Fragment } from 'react';
import { namespacesPath } from '../../paths';

/** A decision in words; the policies that it names lead to their namespace. */
export function PolicyWords(props: {
  decision: PathDecision;
  cluster: string;
}) {
  const { words, policies } = props.decision;
  const parts = splitAt(words, policies);
  const unnamed = policies.filter(policy => !parts.includes(policy));
  const link = (policy: string) => {
    const [namespace] = policy.split('/');
    return (
      <Link
        to={namespacesPath({
          cluster: props.cluster,
          namespace,
          tab: 'posture',
        })}
      >
        {policy}
      </Link>
    );
  };
  return (
    <>
      {parts.map((part, index) => (
        // The parts of one sentence have no identity but their place.
        // eslint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {policies.includes(part) ? link(part) : part}
        </Fragment>
      ))}
      {unnamed.length > 0 && ' By '}
      {unnamed.map((policy, index) => (
        <Fragment key={policy}>
          {index > 0 && ', '}
          {link(policy)}
        </Fragment>
      ))}
    </>
  );
}

/** Cuts a sentence before and after each of the names. */
function splitAt(sentence: string, names: string[]): string[] {
  return names.reduce(
    (parts, name) =>
      parts.flatMap(part =>
        names.includes(part)
          ? [part]
          : part
              .split(name)
              .flatMap((text, index) => (index ? [name, text] : [text])),
      ),
    [sentence],
  );
}
