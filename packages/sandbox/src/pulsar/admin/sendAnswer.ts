import type { ServerResponse } from 'node:http';
import { sendBody } from '../../api/sendBody';
import type { PulsarFaultEffect } from '../faults/PulsarFault';
import type { PulsarVersion } from '../PulsarVersion';
import { AdminError } from './AdminError';
import type { Answer } from './Call';
import { htmlPage, serverHeader } from './htmlPage';
import { Redirect } from './subjects';

interface Outgoing {
  /** An error is a refusal, or a fault of ours. */
  answer: Answer | Error | undefined;
  effect: PulsarFaultEffect | undefined;
  method: string;
  uri: string;
  brokerUrl: string;
  version: PulsarVersion;
}

interface Written {
  code: number;
  body: string;
  type?: string;
  location?: string;
}

/** Sends what a broker answers, or spoils it as a fault says. */
export function sendAnswer(response: ServerResponse, outgoing: Outgoing): void {
  const { effect, version, uri, brokerUrl } = outgoing;
  response.setHeader('server', serverHeader(version));
  switch (effect?.kind) {
    case 'abrupt-close':
      response.destroy();
      return;
    case 'silence':
      return;
    case 'status':
      send(response, page(effect.code, 'a fault was asked for', outgoing));
      return;
    case 'unauthorized':
      send(response, page(401, 'Authentication required', outgoing));
      return;
    case 'redirect':
      send(response, { code: 307, body: '', location: `${effect.to}${uri}` });
      return;
    case 'redirect-loop':
      send(response, { code: 307, body: '', location: `${brokerUrl}${uri}` });
      return;
    case 'huge':
      sendHuge(response, effect.bytes);
      return;
    default:
      send(response, written(outgoing), effect);
  }
}

function send(
  response: ServerResponse,
  { code, body, type, location }: Written,
  effect?:
    | { kind: 'half-page' }
    | { kind: 'slow-drip'; bytes: number; everyMs: number },
): void {
  if (location) {
    response.setHeader('location', location);
  }
  if (!body) {
    response.writeHead(code, code === 204 ? {} : { 'content-length': 0 });
    response.end();
    return;
  }
  sendBody(response, { code, body, type }, effect);
}

function written(outgoing: Outgoing): Written {
  const { answer } = outgoing;
  if (answer instanceof Error) {
    return refused(answer, outgoing);
  }
  if (answer?.text !== undefined) {
    return { code: 200, body: answer.text, type: answer.type };
  }
  return {
    code: answer?.status ?? (answer?.value === undefined ? 204 : 200),
    body: answer?.value === undefined ? '' : JSON.stringify(answer.value),
    location: answer?.location,
  };
}

function refused(error: Error, outgoing: Outgoing): Written {
  if (error instanceof Redirect) {
    return { code: 307, body: '', location: error.location };
  }
  if (!(error instanceof AdminError)) {
    // A bug of ours.
    return { code: 500, body: JSON.stringify({ reason: error.stack }) };
  }
  switch (error.form) {
    case 'json':
      return {
        code: error.status,
        body: JSON.stringify({ reason: error.message }),
      };
    case 'text':
      return { code: error.status, body: error.message, type: 'text/plain' };
    case 'html':
      return page(error.status, error.message, outgoing);
    default:
      return { code: error.status, body: '' };
  }
}

function page(
  status: number,
  message: string,
  { version, uri }: Outgoing,
): Written {
  return {
    code: status,
    body: htmlPage(version, { status, message, uri: uri.split('?')[0] }),
    type: 'text/html;charset=iso-8859-1',
  };
}

const PIECE = Buffer.alloc(64 * 1024, ' ');

/** Begins an object and never comes to an end of it before so many bytes. */
function sendHuge(response: ServerResponse, bytes: number): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{');
  let left = bytes;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= PIECE.length;
      if (!response.write(PIECE)) {
        response.once('drain', more);
        return;
      }
    }
    response.end('}');
  };
  more();
}
