/** A refusal of the server, with words for people. */
export class Refused extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function call(method, path, { query, body, raw } = {}) {
  const search = query ? `?${new URLSearchParams(query)}` : '';
  const headers = {};
  if (raw) headers['content-type'] = 'application/octet-stream';
  else if (body) headers['content-type'] = 'application/json';
  let response;
  try {
    response = await fetch(path + search, { method, headers, body: raw ?? (body && JSON.stringify(body)) });
  } catch {
    throw new Refused(0, 'offline', 'Familiar does not answer. Is it still running?');
  }
  if (response.status === 401 && path !== '/api/login') location.assign('/login');
  if (response.status === 204) return undefined;
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const { code = 'unknown', message = `The server answered ${response.status}.` } = answer.error ?? {};
  throw new Refused(response.status, code, message);
}

const message = (id) => `/api/messages/${encodeURIComponent(id)}`;

export const api = {
  session: (user) => call('GET', '/api/session', { query: { user } }),
  history: (user, place) => call('GET', '/api/messages', { query: { user, place } }),
  say: (saying) => call('POST', '/api/messages', { body: saying }),
  edit: (context, id, text) => call('PATCH', message(id), { body: { ...context, text } }),
  remove: (context, id) => call('DELETE', message(id), { body: context }),
  retry: (context, id) => call('POST', `${message(id)}/retry`, { body: context }),
  typing: (context) => call('POST', '/api/typing', { body: context }),
  upload: (file) => call('POST', '/api/files', { query: { name: file.name || 'file' }, raw: file }),
  login: (token) => call('POST', '/api/login', { body: { token } }),
  logout: () => call('POST', '/api/logout', { body: {} }),
};
