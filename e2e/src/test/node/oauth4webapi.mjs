// A citizen's app by oauth4webapi, step by step. Run it with: node oauth4webapi.mjs FHIR_BASE CLIENT_ID
import * as oauth from 'oauth4webapi'
import { listenForAnswer } from './loopback.mjs'

const [fhirBase, clientId] = process.argv.slice(2)
const client = { client_id: clientId }
const none = oauth.None()
const http = { [oauth.allowInsecureRequests]: true } // the sandbox speaks http on loopback; leave it out everywhere else

// Where to log in.
const smart = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()
const issuer = new URL(smart.issuer)
const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http))

// She logs in, chooses whose data, and approves.
const { redirectUri, answer } = await listenForAnswer()
const verifier = oauth.generateRandomCodeVerifier()
const state = oauth.generateRandomState()
const nonce = oauth.generateRandomNonce()
const address = new URL(server.authorization_endpoint)
address.search = new URLSearchParams({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: redirectUri,
  scope: 'openid fhirUser launch/patient online_access patient/*.rs',
  aud: fhirBase,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256',
  state,
  nonce,
})
console.log(`open ${address.href}`)

// state and iss are compared here, before the code is used.
const code = oauth.validateAuthResponse(server, client, await answer, state)
const response = await oauth.authorizationCodeGrantRequest(server, client, none, code, redirectUri, verifier, http)
const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
  expectedNonce: nonce,
  requireIdToken: true,
})
await oauth.validateApplicationLevelSignature(server, response, http)

const refreshed = await oauth.processRefreshTokenResponse(
  server,
  client,
  await oauth.refreshTokenGrantRequest(server, client, none, tokens.refresh_token, http),
)

const observations = await oauth.protectedResourceRequest(
  refreshed.access_token,
  'GET',
  new URL(`${fhirBase}/Observation?patient=${tokens.patient}&_count=5`),
  new Headers({ accept: 'application/fhir+json' }),
  undefined,
  http,
)

// She logs out of the app: what it holds opens nothing any more.
await oauth.processRevocationResponse(
  await oauth.revocationRequest(server, client, none, refreshed.refresh_token, http),
)
const afterwards = await oauth
  .refreshTokenGrantRequest(server, client, none, refreshed.refresh_token, http)
  .then((answer) => oauth.processRefreshTokenResponse(server, client, answer))
  .catch((refused) => refused)

console.log(`result ${JSON.stringify({
  claims: oauth.getValidatedIdTokenClaims(tokens),
  patient: tokens.patient,
  patientAfterRefresh: refreshed.patient,
  refreshTokenChanged: refreshed.refresh_token !== tokens.refresh_token,
  status: observations.status,
  bundle: await observations.json(),
  errorAfterRevocation: afterwards.error,
})}`)
