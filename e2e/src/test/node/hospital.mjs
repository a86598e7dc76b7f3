// A hospital's system: fhir-kit-client with a token of SMART Backend Services, by oauth4webapi and private_key_jwt.
// Asks one operation after the other; what an answer told (`version`, `next`) is filled into the next question.
// Run it with: CLIENT_JWK=… node hospital.mjs FHIR_BASE CLIENT_ID SCOPE QUESTIONS.json
import { readFile } from 'node:fs/promises'
import { Client } from 'fhir-kit-client'
import * as oauth from 'oauth4webapi'

const [baseUrl, clientId, scope, file] = process.argv.slice(2)
const questions = JSON.parse(await readFile(file, 'utf8'))

const client = new Client({ baseUrl })
client.bearerToken = await token()

let told = {}
const answers = []
for (const { operation, body } of questions) {
  const input = JSON.parse(filled(body))
  try {
    const answer = await client.operation({ name: operation, input })
    told = { ...told, ...ofParts(answer.parameter ?? []) }
    answers.push({ status: 200, body: answer })
  } catch (error) {
    answers.push({ status: error.response?.status ?? 0, body: error.response?.data ?? String(error) })
  }
}
console.log(`result ${JSON.stringify(answers)}`)

/** The last of each name, on the first level and below it. */
function ofParts(parts) {
  return Object.assign({}, ...parts.map(({ name, valueString, part }) =>
    part ? ofParts(part) : valueString ? { [name]: valueString } : {}))
}

function filled(body) {
  return body.replace(/\{(version|next)\}/g, (_, name) => JSON.stringify(told[name]).slice(1, -1))
}

async function token() {
  const http = { [oauth.allowInsecureRequests]: true } // the sandbox speaks http on loopback; leave it out everywhere else
  const { kid, kty, crv, x, y, d } = JSON.parse(process.env.CLIENT_JWK)
  const algorithm = { name: 'ECDSA', namedCurve: 'P-384' }
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, ['sign'])
  const { tokenUrl } = await client.smartAuthMetadata()
  const server = { issuer: tokenUrl.origin, token_endpoint: tokenUrl.href }
  const proof = oauth.PrivateKeyJwt({ key, kid }, {
    [oauth.modifyAssertion]: (_, assertion) => { assertion.aud = tokenUrl.href },
  })
  const asking = { client_id: clientId }
  const response = await oauth.clientCredentialsGrantRequest(server, asking, proof, { scope }, http)
  return (await oauth.processClientCredentialsResponse(server, asking, response)).access_token
}
