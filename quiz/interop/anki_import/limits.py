"""What a package may ask for at most. A package comes from anywhere: each limit is far above what people have."""

MIB = 1 << 20

MAX_ENTRIES = 200_000
"""Files in the zip."""
MAX_DIRECTORY_BYTES = 64 * MIB
"""The zip's list of its files, which is read at once."""
MAX_COLLECTION_BYTES = 2_048 * MIB
"""The unpacked database, which goes to the disk."""
FREE_BYTES = 64 * MIB
"""What may be unpacked whatever it was packed into; beyond it, ``MAX_RATIO`` holds."""
MAX_RATIO = 100
"""How many times larger a file may be unpacked."""
MAX_MAP_BYTES = 64 * MIB
"""The unpacked list of media files."""
MAX_MEDIA_BYTES = 16 * MIB
"""One unpacked media file; larger ones cannot be shown and are left out."""
MAX_ALL_MEDIA_BYTES = 2_048 * MIB
"""All media files that are copied."""
MAX_WINDOW_BYTES = 128 * MIB
"""What zstd may keep in memory to unpack."""
MAX_VALUE_BYTES = 64 * MIB
"""One value of the database, such as all note types as JSON."""
MAX_NOTE_LETTERS = 1 * MIB
"""The fields of one note; a longer note is left out."""
MAX_SECONDS = 120.0
"""What the database may take to answer all that is asked of it."""
