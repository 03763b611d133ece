import { parse } from 'yaml';
import { badRequest, type Fields } from '../store';

/** The object or list of a JSON body. @throws StatusError 400 */
export function readJson(body: string): object {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // It is refused below, as is JSON that is no object and no list.
  }
  if (typeof value !== 'object' || value === null) {
    throw badRequest('the body of the request is not a JSON object');
  }
  return value;
}

/** The object of a YAML body, which JSON is too. @throws StatusError 400 */
export function readYaml(body: string): Fields {
  let value: unknown;
  try {
    value = parse(body);
  } catch (error) {
    throw badRequest(
      `error decoding YAML: error converting YAML to JSON: yaml: ${
        (error as Error).message
      }`,
    );
  }
  if (Array.isArray(value) || typeof (value ?? {}) !== 'object') {
    throw badRequest(
      `error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${
        Array.isArray(value) ? 'array' : typeof value
      } into Go value of type map[string]interface {}`,
    );
  }
  return (value ?? {}) as Fields;
}
