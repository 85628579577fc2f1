"""One's own tokens: made, listed, revoked; none of it with a token."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, status
from rest_framework.authentication import SessionAuthentication
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from projects.api.authentication import PasswordAuthentication
from projects.api.filters.token import TokenFilters
from projects.api.ordering import by
from projects.api.permissions import person_of
from projects.api.problems import RefusedError
from projects.api.resource import UUID_PATTERN, Resource
from projects.models import Token, TokenScope
from projects.services.tokens import TokenRefused, make_token, revoke_token

LONGEST = 3650


class TokenSerializer(serializers.ModelSerializer[Token]):
    """What is known of a token; the token itself is not."""

    begins = serializers.CharField(
        source="token_key", read_only=True, help_text="What the token begins with."
    )

    class Meta:
        model = Token
        fields = ["id", "name", "scope", "begins", "created", "expiry"]
        read_only_fields = fields


class NewTokenSerializer(TokenSerializer):
    """A token as it is shown once."""

    token = serializers.CharField(read_only=True, help_text="Shown this once and never again.")

    class Meta(TokenSerializer.Meta):
        fields = [*TokenSerializer.Meta.fields, "token"]
        read_only_fields = fields


class TokenWishSerializer(serializers.Serializer[Any]):
    """What a new token shall be."""

    name = serializers.CharField(max_length=100, help_text="What it is for; one's own differ.")
    scope = serializers.ChoiceField(
        choices=TokenScope.choices, default=TokenScope.READ.value, help_text="What it may do."
    )
    days = serializers.IntegerField(
        required=False,
        min_value=1,
        max_value=LONGEST,
        help_text="After how many days it expires: no later than the registry allows.",
    )


@extend_schema_view(
    list=extend_schema(summary="List one's own tokens (访问令牌)"),
    retrieve=extend_schema(summary="Show one of one's own tokens"),
)
class TokenViewSet(Resource):
    """Tokens for programs, in place of a password: named, expiring, revocable.

    Of a token only a digest is kept. It does what its person may do, or no more than read.
    Sign in with a session or with name and password: no token makes or revokes another.
    """

    http_method_names = ["get", "head", "post", "delete"]
    keeps_answers = False  # one of them is a secret
    authentication_classes = [PasswordAuthentication, SessionAuthentication]
    permission_classes = [IsAuthenticated]
    queryset = Token.objects.all()
    serializer_class = TokenSerializer
    filterset_class = TokenFilters
    lookup_value_regex = UUID_PATTERN
    ordering_fields = {"created": by("created"), "id": by("id")}
    default_ordering = "-created"

    def get_queryset(self) -> QuerySet[Any]:
        theirs: QuerySet[Any] = Token.objects.filter(user=person_of(self.request))
        return theirs

    @extend_schema(
        summary="Make a token (新建访问令牌)",
        request=TokenWishSerializer,
        responses={status.HTTP_201_CREATED: NewTokenSerializer},
    )
    def create(self, request: Request) -> Response:
        """The answer holds the token, this once. Expired ones are cleared away."""
        asked = TokenWishSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        try:
            token, text = make_token(person=person_of(request), **asked.validated_data)
        except TokenRefused as refusal:
            raise RefusedError(str(refusal.detail), refusal.code) from refusal
        made = TokenSerializer(token).data | {"token": text}
        return Response(made, status=status.HTTP_201_CREATED, headers={"Cache-Control": "no-store"})

    @extend_schema(summary="Revoke a token (撤销访问令牌)", responses={204: None})
    def destroy(self, request: Request, pk: str) -> Response:  # noqa: ARG002 - of every member
        """It is good for nothing from now on."""
        revoke_token(token=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)
