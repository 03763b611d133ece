/** An answer, serialized and compressed once for all who may have it. */
export interface View {
  /** Opaque; another one for every other body. */
  etag: string;
  body: Buffer;
  gzip: Buffer;
  /** The caller named the state that he holds, and it is the latest; then any ETag of his is of it. */
  isHeld?: boolean;
}
