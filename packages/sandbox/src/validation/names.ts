import { invalidValue, type Problem, type StoredObject } from '../store';

interface Rule {
  pattern: RegExp;
  limit: number;
  words: string;
}

const LABEL: Rule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  limit: 63,
  words:
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
};
const SUBDOMAIN: Rule = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  limit: 253,
  words:
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
};
const QUALIFIED: Rule = {
  pattern: /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/,
  limit: 63,
  words:
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
};
const LABEL_VALUE: Rule = {
  pattern: /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  limit: 63,
  words:
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
};

/** Kinds whose name is any part of a path. */
const FREE = ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'];

/** What is wrong with the name of an object, its labels and its annotations. */
export function problemsOfMetadata({
  kind,
  metadata,
}: StoredObject): Problem[] {
  return [
    ...problemsOfName(kind, metadata.name),
    ...Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => [
      ...problemsOfKey('metadata.labels', key),
      ...broken(LABEL_VALUE, value, 'metadata.labels'),
    ]),
    ...Object.keys(metadata.annotations ?? {}).flatMap(key =>
      problemsOfKey('metadata.annotations', key.toLowerCase()),
    ),
  ];
}

/** What is wrong with the name of a container. */
export function problemsOfContainerName(
  name: string,
  field: string,
): Problem[] {
  return broken(LABEL, name, field);
}

function problemsOfName(kind: string, name: string): Problem[] {
  if (FREE.includes(kind)) {
    return /[/%]/.test(name) || ['.', '..'].includes(name)
      ? [invalidValue('metadata.name', name, "may not contain '/' or '%'")]
      : [];
  }
  const rule = kind === 'Namespace' ? LABEL : SUBDOMAIN;
  return broken(rule, name, 'metadata.name');
}

function problemsOfKey(field: string, key: string): Problem[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      invalidValue(
        field,
        key,
        `a valid label key must consist of ${QUALIFIED.words.slice(
          'name part must consist of '.length,
        )} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
      ),
    ];
  }
  const name = parts.pop()!;
  return [
    ...parts.flatMap(prefix => broken(SUBDOMAIN, prefix, field)),
    ...(QUALIFIED.pattern.test(name)
      ? broken({ ...QUALIFIED, words: '' }, name, field)
      : [invalidValue(field, key, QUALIFIED.words)]),
  ];
}

function broken(rule: Rule, value: string, field: string): Problem[] {
  if (value.length > rule.limit) {
    return [
      invalidValue(field, value, `must be no more than ${rule.limit} bytes`),
    ];
  }
  return rule.pattern.test(value)
    ? []
    : [invalidValue(field, value, rule.words)];
}
