// An app with a server of its own, by openid-client: it proves who it is, pushes its request, and binds its tokens.
// Run it with: CLIENT_SECRET=… node confidential-app.mjs FHIR_BASE CLIENT_ID
//          or: CLIENT_JWK=… node confidential-app.mjs FHIR_BASE CLIENT_ID
import * as oauth from 'openid-client'
import { listenForAnswer } from './loopback.mjs'

const [fhirBase, clientId] = process.argv.slice(2)

async function proofOfClient() {
  if (process.env.CLIENT_SECRET) {
    return oauth.ClientSecretBasic(process.env.CLIENT_SECRET)
  }
  const jwk = JSON.parse(process.env.CLIENT_JWK)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' } // ES384, which SMART names
  const { kty, crv, x, y, d } = jwk
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['sign'])
  return oauth.PrivateKeyJwt({ key, kid: jwk.kid })
}

const smart = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()
const server = await oauth.discovery(new URL(smart.issuer), clientId, undefined, await proofOfClient(), {
  execute: [
    oauth.allowInsecureRequests, // the sandbox speaks http on loopback; leave this line out everywhere else
    oauth.enableNonRepudiationChecks,
  ],
})

// The library signs a proof for each request, and tries again with the nonce it is told.
const DPoP = oauth.getDPoPHandle(server, await oauth.randomDPoPKeyPair('ES256'))

const { redirectUri, answer } = await listenForAnswer()
const pkceCodeVerifier = oauth.randomPKCECodeVerifier()
const expectedState = oauth.randomState()
const expectedNonce = oauth.randomNonce()
const address = await oauth.buildAuthorizationUrlWithPAR(
  server,
  {
    redirect_uri: redirectUri,
    scope: 'openid fhirUser launch/patient online_access patient/*.rs',
    aud: fhirBase,
    code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  },
  { DPoP },
)
console.log(`open ${address.href}`)

const tokens = await oauth.authorizationCodeGrant(
  server,
  await answer,
  { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true },
  undefined,
  { DPoP },
)
const refreshed = await oauth.refreshTokenGrant(server, tokens.refresh_token, undefined, { DPoP })

const search = new URL(`${fhirBase}/Observation?patient=${tokens.patient}&_count=5`)
const accept = new Headers({ accept: 'application/fhir+json' })
const read = () =>
  oauth.fetchProtectedResource(server, refreshed.access_token, search, 'GET', undefined, accept, { DPoP })
const observations = await read()

// She logs out of the app: what it holds opens nothing any more.
await oauth.tokenRevocation(server, refreshed.refresh_token)
const afterwards = await read().then((response) => response.status, (refused) => refused.status)

console.log(`result ${JSON.stringify({
  claims: tokens.claims(),
  tokenType: tokens.token_type,
  patient: tokens.patient,
  patientAfterRefresh: refreshed.patient,
  refreshTokenChanged: refreshed.refresh_token !== tokens.refresh_token,
  status: observations.status,
  bundle: await observations.json(),
  statusAfterRevocation: afterwards,
})}`)
