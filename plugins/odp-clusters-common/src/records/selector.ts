import { asList, asRaw, asText, asTexts, intern } from './raw';

interface Requirement {
  key: string;
  operator: string;
  values: string[];
}

/** A label selector of the API, ready to be matched. No requirement matches everything. */
export interface Selector {
  requirements: Requirement[];
}

/** @returns undefined when there is no selector at all, which is not the same as an empty one */
export function readSelector(value: unknown): Selector | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const raw = asRaw(value);
  return {
    requirements: [
      ...Object.entries(asTexts(raw.matchLabels)).map(([key, text]) => ({
        key,
        operator: 'In',
        values: [text],
      })),
      ...asList(raw.matchExpressions).map(expression => ({
        key: intern(asText(expression.key) ?? ''),
        operator: asText(expression.operator) ?? 'In',
        values: (Array.isArray(expression.values) ? expression.values : []).map(
          String,
        ),
      })),
    ],
  };
}

export function isEmptySelector(selector: Selector): boolean {
  return selector.requirements.length === 0;
}

export function matchesSelector(
  selector: Selector,
  labels: Record<string, string>,
): boolean {
  return selector.requirements.every(({ key, operator, values }) => {
    const value = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        return false;
    }
  });
}

/** A selector in words: "every pod", "pods of user-api", "pods with tier in (a, b)". */
export function selectorInWords(selector: Selector | undefined): string {
  if (!selector || isEmptySelector(selector)) {
    return 'every pod';
  }
  const parts = selector.requirements.map(({ key, operator, values }) => {
    if (key === 'app.kubernetes.io/name' && operator === 'In') {
      return `of ${values.join(', ')}`;
    }
    switch (operator) {
      case 'In':
        return `with ${key} ${
          values.length === 1 ? values[0] : `in (${values.join(', ')})`
        }`;
      case 'NotIn':
        return `with ${key} not in (${values.join(', ')})`;
      case 'Exists':
        return `with ${key}`;
      default:
        return `without ${key}`;
    }
  });
  return `pods ${parts.join(' and ')}`;
}
