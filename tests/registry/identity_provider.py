"""A small identity provider: describes itself, gives tokens for codes, tells who came."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "registry", "of no value outside the tests"


def new_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """`claims` go into tokens, `person` is who came; `asked` is what a code came with."""

    def __init__(self):
        self.key = new_key()
        self.person = {"sub": "wang-5", "name": "王五", "email": "wang@example.gov.cn"}
        self.claims = {}
        self.asked = {}
        self.nonce = None
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._tell(provider.told(self.path))

            def do_POST(self):
                sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.asked = {name: value for name, [value] in parse_qs(sent).items()}
                self._tell(provider.tokens())

            def _tell(self, answer):
                body = json.dumps(answer).encode()
                self.send_response(200 if answer is not None else 404)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args):
                """Keep quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def told(self, path):
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "userinfo_endpoint": f"{self.issuer}/person",
                "jwks_uri": f"{self.issuer}/keys",
            },
            "/keys": {"keys": [RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True) | KID]},
            "/person": self.person,
        }.get(path)

    def tokens(self):
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "wang-5",
            "exp": int(time.time()) + 60,
            "nonce": self.nonce,
            **self.claims,
        }
        token = jwt.encode(claims, self.key, algorithm="RS256", headers=KID)
        return {"access_token": "x", "id_token": token, "token_type": "Bearer"}


KID = {"kid": "1"}
