import type { TargetState } from '../schema';

/**
 * What pods carry so that the Vault agent logs in under `role` and writes the
 * database credentials that the role leads to: `db-username` is the field
 * `username` of them. Empty where Vault injects nothing.
 */
export function vaultAnnotations(
  { vault }: TargetState,
  role: string,
): Record<string, string> {
  if (!vault.injector) {
    return {};
  }
  const secret = `database/creds/${role}`;
  return {
    'vault.hashicorp.com/agent-inject': 'true',
    'vault.hashicorp.com/role': role,
    ...Object.fromEntries(
      vault.files.flatMap(path => {
        const file = path.split('/').pop()!;
        const field = file.split('-').pop();
        return [
          [`vault.hashicorp.com/agent-inject-secret-${file}`, secret],
          [
            `vault.hashicorp.com/agent-inject-template-${file}`,
            `{{- with secret "${secret}" -}}{{ .Data.${field} }}{{- end -}}`,
          ],
        ];
      }),
    ),
  };
}
