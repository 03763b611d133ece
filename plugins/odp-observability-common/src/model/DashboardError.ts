/**
 * A document that cannot be read as a dashboard.
 *
 * `schema-v2`: it is a dashboard of Grafana's newer schema, which the portal
 * does not draw; `invalid`: it is none, and `path` says where.
 */
export class DashboardError extends Error {
  readonly kind: 'schema-v2' | 'invalid';
  /** Such as `templating.list[2].name`; empty: the document itself. */
  readonly path: string;
  /** What must hold there. */
  readonly rule: string;

  private constructor(
    kind: DashboardError['kind'],
    path: string,
    rule: string,
  ) {
    super(path ? `The dashboard's ${path}: ${rule}` : `The dashboard ${rule}`);
    this.name = 'DashboardError';
    this.kind = kind;
    this.path = path;
    this.rule = rule;
  }

  static schemaV2(title: string | undefined): DashboardError {
    return new DashboardError(
      'schema-v2',
      '',
      `${
        title ? `"${title}" ` : ''
      }is written in Grafana's schema v2, which the portal does not draw; open it in Grafana, or save it there as a classic dashboard`,
    );
  }

  static invalid(path: string, rule: string): DashboardError {
    return new DashboardError('invalid', path, rule);
  }
}
