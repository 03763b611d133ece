/** An answer, serialized and compressed once for all who may have it. */
export interface View {
  /** Opaque; another one for every other body. */
  etag: string;
  body: Buffer;
  gzip: Buffer;
}
