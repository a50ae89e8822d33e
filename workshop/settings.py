"""The one settings file. Secure by default; the environment is read by small loud helpers.

`SAMSYN_URL=https://…` is the switch between the two ways to run: with it the site is served
behind a TLS proxy for that one name; without it only this machine's own names and private
addresses are answered (see `workshop.hosts`).
"""

import os
import secrets
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def env_flag(name: str, default: bool = False) -> bool:
    value = env(name).lower()
    if value not in {"", "0", "1", "false", "true", "no", "yes"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"} if value else default


def env_number(name: str, default: int) -> int:
    value = env(name)
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value) if value else default


VAR_DIR = Path(env("SAMSYN_VAR") or BASE_DIR / "var")
# The database and the key are in it: for the owner, and nobody else on the machine.
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)


def secret_key() -> str:
    """The key from the environment, or one made on the first start and kept under var/."""
    if given := env("SAMSYN_SECRET_KEY"):
        return given
    kept = VAR_DIR / "secret-key"
    try:
        # O_EXCL: of two processes starting together, one writes and the other reads.
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    key = kept.read_text().strip()
    if len(key) < 50:
        raise ImproperlyConfigured(f"{kept} is too short to be a secret key; remove it.")
    return key


SECRET_KEY = secret_key()
DEBUG = False

# --- Where it is served -------------------------------------------------------------------------
SITE_URL = env("SAMSYN_URL").rstrip("/")
_site = urlsplit(SITE_URL)
if SITE_URL and (_site.scheme not in {"http", "https"} or not _site.hostname):
    raise ImproperlyConfigured(
        f"SAMSYN_URL must be an address like https://name, not {SITE_URL!r}."
    )
HTTPS = _site.scheme == "https"
# workshop.hosts.KnownHosts refuses unknown names before Django reads the host: a list cannot say
# "every private address", and a laptop changes its address between two rooms.
ALLOWED_HOSTS = [_site.hostname] if _site.hostname else ["*"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
USE_X_FORWARDED_HOST = False
# Addresses and networks of the proxies whose word is taken for who asks: guesses of codes are
# counted by address, and a whole town behind one proxy is not one guesser.
PROXIES = env("SAMSYN_PROXIES", "127.0.0.1")
# Who may read what each process counts of itself.
try:
    METRICS_FROM = [
        ip_network(each.strip()) for each in env("SAMSYN_METRICS_FROM", "127.0.0.1").split(",")
    ]
except ValueError as error:
    raise ImproperlyConfigured(f"SAMSYN_METRICS_FROM: {error}.") from None
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Parts --------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "workshop.apps.WorkshopConfig",
    "behaviours.apps.BehavioursConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "channels",
    "crispy_forms",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    # Before the hosts: a refusal is a page like any other.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "workshop.caching.NotKept",
    "workshop.hosts.KnownHosts",
    "django.middleware.security.SecurityMiddleware",
    "workshop.static.StaticFiles",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "workshop.urls"
ASGI_APPLICATION = "workshop.asgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workshop.context.page",
            ],
            "builtins": ["workshop.templatetags.samsyn"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "samsyn"
CSRF_FAILURE_VIEW = "workshop.views.errors.csrf_failure"

# --- Data ---------------------------------------------------------------------------------------
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": dj_database_url.parse(
        env("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'samsyn.sqlite3'}", conn_max_age=None
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # FULL: an acknowledged word survives a power cut. IMMEDIATE: a read that turns into a write
    # would otherwise fail with "database is locked" at once, whatever the timeout says.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
# Only several processes need one: it carries one small notice a process and tick, and counts what
# a person sends to all of them. It is not the "default" layer: of that every socket would take a
# channel of its own, and none would open while Redis is away.
REDIS_URL = env("REDIS_URL")
CHANNEL_LAYERS: dict[str, dict[str, Any]] = (
    {
        "notices": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL], "prefix": "samsyn"},
        }
    }
    if REDIS_URL
    else {}
)
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# How many people one workshop takes.
PARTICIPANTS = env_number("SAMSYN_PARTICIPANTS", 1000)
# Not a setting of the owner: "inline" runs each batch in the caller's thread.
WRITER = "inline" if TESTING else "thread"

# --- Accounts -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "behaviours.accounts.InvitedOnly"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Signing in at the owner's own provider of accounts (OpenID Connect); without an address there is
# none, and none of its parts is loaded.
OIDC_URL = env("SAMSYN_OIDC_URL")
OIDC_NAME = env("SAMSYN_OIDC_NAME", "OpenID Connect")
OIDC_CLIENT = env("SAMSYN_OIDC_CLIENT")
if OIDC_URL and not (urlsplit(OIDC_URL).hostname and OIDC_CLIENT):
    raise ImproperlyConfigured("SAMSYN_OIDC_URL must be an address, and needs SAMSYN_OIDC_CLIENT.")
if OIDC_URL:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_ADAPTER = "behaviours.provided_accounts.VerifiedOnly"
    # The provider says whose address it is; the member has it already, or was invited.
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
    SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "oidc",
                    "name": OIDC_NAME,
                    "client_id": OIDC_CLIENT,
                    "secret": env("SAMSYN_OIDC_SECRET"),
                    "settings": {"server_url": OIDC_URL},
                }
            ],
        }
    }
    # The button's form is led on to the provider.
    _provider = urlsplit(OIDC_URL)
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"].append(
        f"{_provider.scheme}://{_provider.netloc}"
    )
EMAIL_HOST = env("SAMSYN_MAIL_HOST")
if EMAIL_HOST and not SITE_URL:
    # Without it the link in a mail would carry whatever name the asking browser sent: anybody on
    # the network could have a reset link sent out that leads to their own machine.
    raise ImproperlyConfigured("SAMSYN_MAIL_HOST needs SAMSYN_URL, for the links in the mail.")
EMAIL_PORT = env_number("SAMSYN_MAIL_PORT", 587)
EMAIL_HOST_USER = env("SAMSYN_MAIL_USER")
EMAIL_HOST_PASSWORD = env("SAMSYN_MAIL_PASSWORD")
EMAIL_USE_TLS = env_flag("SAMSYN_MAIL_TLS", True)
DEFAULT_FROM_EMAIL = env("SAMSYN_MAIL_FROM", "samsyn@localhost")
if not EMAIL_HOST:
    # Without a mail server nothing is sent: links are copied by hand, and a reset is made with
    # manage.py changepassword. A message in the log would put a reset link there.
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# --- Languages and files ------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("nb", _("Norwegian")), ("sv", _("Swedish"))]
# Also the words of the templates, which belong to no app's folder.
LOCALE_PATHS = [BASE_DIR / "workshop" / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env("SAMSYN_TIME_ZONE", "Europe/Oslo")
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "workshop.static.ModuleStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# --- Logs: no request bodies, no addresses with tokens -------------------------------------------
LOG_FORMAT = env("SAMSYN_LOG_FORMAT", "plain")
if LOG_FORMAT not in {"plain", "json"}:
    raise ImproperlyConfigured(f"SAMSYN_LOG_FORMAT must be plain or json, not {LOG_FORMAT!r}.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "workshop.logs.PlainLines",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
        "json": {"()": "workshop.logs.JsonLines"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT},
        "errors": {"class": "workshop.counted.CountErrors"},
    },
    "root": {"handlers": ["console", "errors"], "level": env("SAMSYN_LOG_LEVEL", "WARNING")},
}
