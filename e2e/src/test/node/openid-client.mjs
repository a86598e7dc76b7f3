// A citizen's app by openid-client. Run it with: node openid-client.mjs FHIR_BASE CLIENT_ID
import * as oauth from 'openid-client'
import { listenForAnswer } from './loopback.mjs'

const [fhirBase, clientId] = process.argv.slice(2)

// Where to log in, and by which keys the answers are signed.
const smart = await (await fetch(`${fhirBase}/.well-known/smart-configuration`)).json()
const server = await oauth.discovery(new URL(smart.issuer), clientId, undefined, oauth.None(), {
  execute: [
    oauth.allowInsecureRequests, // the sandbox speaks http on loopback; leave this line out everywhere else
    oauth.enableNonRepudiationChecks, // check the signature of id_tokens
  ],
})

// She logs in, chooses whose data, and approves.
const { redirectUri, answer } = await listenForAnswer()
const pkceCodeVerifier = oauth.randomPKCECodeVerifier()
const expectedState = oauth.randomState()
const expectedNonce = oauth.randomNonce()
const address = oauth.buildAuthorizationUrl(server, {
  redirect_uri: redirectUri,
  scope: 'openid fhirUser launch/patient online_access patient/*.rs',
  aud: fhirBase,
  code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
  code_challenge_method: 'S256',
  state: expectedState,
  nonce: expectedNonce,
})
console.log(`open ${address.href}`)

// The library compares state and iss, and checks the id_token.
const tokens = await oauth.authorizationCodeGrant(server, await answer, {
  pkceCodeVerifier,
  expectedState,
  expectedNonce,
  idTokenExpected: true,
})

const refreshed = await oauth.refreshTokenGrant(server, tokens.refresh_token)

const observations = await oauth.fetchProtectedResource(
  server,
  refreshed.access_token,
  new URL(`${fhirBase}/Observation?patient=${tokens.patient}&_count=5`),
  'GET',
  undefined,
  new Headers({ accept: 'application/fhir+json' }),
)

// She logs out of the app: what it holds opens nothing any more.
await oauth.tokenRevocation(server, refreshed.refresh_token)
const afterwards = await oauth.refreshTokenGrant(server, refreshed.refresh_token).catch((refused) => refused)

console.log(`result ${JSON.stringify({
  claims: tokens.claims(),
  patient: tokens.patient,
  patientAfterRefresh: refreshed.patient,
  refreshTokenChanged: refreshed.refresh_token !== tokens.refresh_token,
  status: observations.status,
  bundle: await observations.json(),
  errorAfterRevocation: afterwards.error,
})}`)
