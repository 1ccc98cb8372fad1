from django.urls import path

from . import views

urlpatterns = [
    path("sign/<slug:key>/", views.sign, name="sign"),
    path("sign/<slug:key>/organisation/", views.sign_for_organisation, name="sign_for_organisation"),
    path("sign/<slug:key>/thanks/", views.thanks, name="sign_thanks"),
    path("sign/<slug:key>/code/", views.sign_with_code, name="sign_code"),
    path("sign/<slug:key>/receipt/", views.receipt, name="sign_receipt"),
    path("sign/<slug:key>/numbers/", views.numbers_page, name="sign_numbers"),
    path("sign/<slug:key>/text/<int:number>/", views.text_version, name="sign_text"),
    path("sign/<slug:key>/text/<int:number>.txt", views.text_as_hashed, name="sign_text_plain"),
    path("sign/<slug:key>/count.json", views.count_json, name="sign_count"),
]
