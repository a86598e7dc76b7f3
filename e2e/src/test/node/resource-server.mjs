// A resource server that asks what a token is worth, by oauth4webapi and private_key_jwt.
// Run it with: CLIENT_JWK=… node resource-server.mjs ISSUER CLIENT_ID TOKEN…
import * as oauth from 'oauth4webapi'

const [issuer, clientId, ...tokens] = process.argv.slice(2)
const client = { client_id: clientId }
const http = { [oauth.allowInsecureRequests]: true } // the sandbox speaks http on loopback; leave it out everywhere else

const { kid, kty, crv, x, y, d } = JSON.parse(process.env.CLIENT_JWK)
const algorithm = { name: 'ECDSA', namedCurve: 'P-384' }
const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['sign'])
const proof = oauth.PrivateKeyJwt({ key, kid })

const url = new URL(issuer)
const server = await oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, http))

const answers = []
for (const token of tokens) {
  const response = await oauth.introspectionRequest(server, client, proof, token, http)
  answers.push(await oauth.processIntrospectionResponse(server, client, response))
}
console.log(`result ${JSON.stringify(answers)}`)
