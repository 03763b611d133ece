/** A write that the portal itself refuses: beyond what the writer is for. Nothing was sent. */
export class WriteRefusedError extends TypeError {
  constructor(message: string) {
    super(message);
    this.name = 'WriteRefusedError';
  }
}
