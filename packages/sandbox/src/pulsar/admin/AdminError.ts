/** A refusal as Pulsar words it. */
export class AdminError extends Error {
  readonly status: number;
  /** `json`: `{"reason"}`; `text`: the words alone; `html`: a page of the web server; `empty`: nothing. */
  readonly form: 'json' | 'text' | 'html' | 'empty';

  constructor(
    status: number,
    reason: string,
    form: AdminError['form'] = 'json',
  ) {
    super(reason);
    this.status = status;
    this.form = form;
  }
}
