// A real OpenID Connect provider for tests. Anybody signs in under an address for mail with any
// password; a word before the address makes it lie in its ID token: expired:, audience:, nonce:,
// issuer:, signature:, or says that it did not check the address: unchecked:.

import { createServer } from "node:http";

import { SignJWT, decodeJwt, exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

const own = await generateKeyPair("RS256", { extractable: true });
const foreign = await generateKeyPair("RS256", { extractable: true });
const key = { ...(await exportJWK(own.privateKey)), kid: "own", alg: "RS256", use: "sig" };

const server = createServer();
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: "rashin", client_secret: "a secret between the two", redirect_uris: JSON.parse(process.argv[2]) }],
  claims: { openid: ["sub"], email: ["email", "email_verified"] },
  cookies: { keys: ["for tests only"] },
  jwks: { keys: [key] },
  pkce: { required: () => true },
  findAccount: (_, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, email: accountId.split(":").pop(), email_verified: !accountId.startsWith("unchecked:") }),
  }),
});

const LIES = {
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.exp - 7200 }),
  audience: (claims) => ({ ...claims, aud: "somebody-else" }),
  nonce: (claims) => ({ ...claims, nonce: "another" }),
  issuer: (claims) => ({ ...claims, iss: "https://elsewhere.example" }),
  signature: (claims) => claims,
};

provider.use(async (ctx, next) => {
  await next();
  if (ctx.path !== "/token" || !ctx.body?.id_token) return;
  const claims = decodeJwt(ctx.body.id_token);
  const [lie] = claims.sub.split(":");
  if (!LIES[lie]) return;
  const signer = lie === "signature" ? foreign.privateKey : own.privateKey;
  ctx.body = { ...ctx.body, id_token: await new SignJWT(LIES[lie](claims)).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(signer) };
});

server.on("request", provider.callback());
console.log(issuer);
