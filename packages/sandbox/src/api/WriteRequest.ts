import type { Terminations } from './Terminations';
import type { Target } from './requestPath';
import type { WriteOptions } from './writeOptions';

/** A write that was allowed, as it came. */
export interface Write {
  terminations: Terminations;
  method: string;
  target: Target;
  query: URLSearchParams;
  contentType: string;
  userAgent?: string;
  body: string;
}

/** A write whose options were read. */
export interface ReadWrite extends Write {
  options: WriteOptions;
}

/** Answer to a write: its code and body. */
export interface WriteAnswer {
  code: number;
  body: object;
}
