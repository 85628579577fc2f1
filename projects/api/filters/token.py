"""What one's own tokens can be asked by."""

from projects.api.filters.declared import DeclaredFilters
from projects.api.filters.where import Where
from projects.api.parameters import Choice, Identifier, ListOf, Moment, Text
from projects.models import Token, TokenScope


class TokenFilters(DeclaredFilters):
    exempt = {
        "digest": "stands for the token itself: whoever asked by it could try tokens out",
        "user": "whoever asks; nobody lists the tokens of others",
    }

    id = Where("id", ListOf(Identifier()), about="Ids of tokens.")
    name = Where("name", Text(100), about="The whole name.")
    scope = Where("scope", ListOf(Choice(TokenScope.values)), about="What it is good for.")
    begins = Where("token_key", Text(25), "startswith", about="What the token begins with.")
    created_min = Where("created", Moment(), "gte", about="Made then or later.")
    created_max = Where("created", Moment(), "lte", about="Made then or earlier.")
    expiry_min = Where("expiry", Moment(), "gte", about="Good until then or longer.")
    expiry_max = Where("expiry", Moment(), "lte", about="Good until then or shorter.")

    class Meta:
        model = Token
        fields: list[str] = []
