"""Documents come in as an import, whichever address they are sent to."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from indicators.api.serializers.batch import ImportSummarySerializer, UploadSerializer
from indicators.models import Batch
from indicators.services.batches.keeping import keep_batch
from indicators.services.files import taken_in, too_large
from indicators.services.placement import Defaults
from indicators.services.problem_sentences import problem_sentence
from projects.api.permissions import person_of
from projects.api.problems import UploadTooLargeError
from projects.api.resource import Resource

LATER = {status.HTTP_202_ACCEPTED: ImportSummarySerializer}


class BroughtDocuments(Resource):
    """What imports and documents have in common: a file that is sent there begins an import."""

    def get_parsers(self) -> list[Any]:
        """Files come as a form, all else as JSON."""
        is_upload = getattr(self, "action_map", {}).get("post") == "create"
        return [MultiPartParser()] if is_upload else super().get_parsers()

    @extend_schema(
        summary="Bring documents in (上传文件)",
        request={"multipart/form-data": UploadSerializer},
        responses=LATER,
    )
    def create(self, request: Request) -> Response:
        """Keep files to be read in the background; ask for the import again to see how far it is.

        One file beyond the limit does not keep the others from being read.
        """
        asked = UploadSerializer(data=request.data, context={"request": request})
        asked.is_valid(raise_exception=True)
        given = asked.validated_data
        files = [taken_in(upload) for upload in given["documents"]]
        if all(file.problem for file in files):
            raise UploadTooLargeError(" ".join(_too_large(file.name) for file in files))
        defaults = Defaults(given.get("region_code"), given.get("fiscal_year"))
        return accepted(keep_batch(files=files, by=person_of(request), defaults=defaults))


def accepted(batch: Batch) -> Response:
    where = reverse("batch-detail", args=[batch.pk])
    return Response(
        ImportSummarySerializer(batch).data,
        status=status.HTTP_202_ACCEPTED,
        headers={"Location": where},
    )


def _too_large(name: str) -> str:
    return problem_sentence(too_large(), name)
