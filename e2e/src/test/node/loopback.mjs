// How an app on somebody's own machine gets its answer: a listener on a free port of 127.0.0.1 (RFC 8252, 7.3).
import { createServer } from 'node:http'
import { once } from 'node:events'

/** Gives the redirect URI, and a promise of the address that the browser comes back to. */
export async function listenForAnswer() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const redirectUri = `http://127.0.0.1:${server.address().port}/callback`

  const answer = once(server, 'request').then(([request, response]) => {
    response.setHeader('connection', 'close')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!DOCTYPE html><html lang="nb"><title>Ferdig</title><h1>Du kan gå tilbake til appen</h1>')
    server.close()
    return new URL(request.url, redirectUri)
  })
  return { redirectUri, answer }
}
